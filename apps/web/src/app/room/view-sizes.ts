/** The pictures of a peer. */
export type ViewKind = 'camera' | 'screen';

/** How large the pictures of one peer are shown here: shorter sides in device pixels, 0 for not at all. */
export type ViewSize = Readonly<Record<ViewKind, number>>;

const hidden: ViewSize = { camera: 0, screen: 0 };

/** How large everybody is shown here. Tiles say it; the call tells the peers, who send no more than that. */
export class ViewSizes {
  private readonly sizes = new Map<string, ViewSize>();
  private readonly listeners = new Set<(peerId: string) => void>();

  of(peerId: string): ViewSize {
    return this.sizes.get(peerId) ?? hidden;
  }

  /** Whether a tile has said anything of this peer yet. */
  knows(peerId: string): boolean {
    return this.sizes.has(peerId);
  }

  set(peerId: string, kind: ViewKind, short: number): void {
    const before = this.of(peerId);
    if (before[kind] === short) return;
    this.sizes.set(peerId, { ...before, [kind]: short });
    for (const listener of this.listeners) listener(peerId);
  }

  /** @returns a function that stops listening */
  onChange(listener: (peerId: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
