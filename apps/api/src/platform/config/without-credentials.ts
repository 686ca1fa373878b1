/**
 * A text without the user and password that a URL in it may have (RFC 3986 §3.2.1), or an address that was meant to be one,
 * and without the values of parameters that are called a password.
 */
export function withoutCredentials(text: string): string {
  return (
    text
      // Up to the last @ there is: a password that should have been percent-encoded may have an @, a slash or a blank.
      .replace(/(\w:\/\/)[^]*@/, '$1…@')
      .replace(/\b((?:turns?|stuns?|mysql|mariadb|dbi):)(?!\/\/)\S*@/gi, '$1…@')
      .replace(/\b((?:password|passwd|pwd)=)[^;&\s]+/gi, '$1…')
  );
}
