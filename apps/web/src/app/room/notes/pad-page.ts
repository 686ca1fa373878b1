/** Who writes, as Etherpad is told by the address. */
export interface PadWriter {
  /** A CSS colour; only one as `#rrggbb` is understood there. */
  readonly color: string;
  readonly language: string;
}

/**
 * The address of a pad's page, with what Etherpad takes from it (https://etherpad.org/doc/v1.8.14/#index_embed_parameters). The name is not
 * in it: addresses stand in the logs of proxies, and the server has told Etherpad who it is.
 */
export function padPage(padUrl: string, { color, language }: PadWriter): string {
  const parameters = {
    ...(/^#[\da-f]{6}$/i.test(color) && { userColor: color }),
    lang: language,
    // There is a chat beside it already.
    showChat: 'false',
  };
  return `${padUrl}?${new URLSearchParams(parameters)}`;
}
