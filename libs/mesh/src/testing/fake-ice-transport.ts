/** The path that a sender takes. */
export class FakeIceTransport extends EventTarget {
  #generation = 'first';

  getSelectedCandidatePair() {
    return { local: { usernameFragment: this.#generation } };
  }

  /** @param generation ICE user fragment, another one where ICE was restarted */
  changePath(generation = this.#generation): void {
    this.#generation = generation;
    this.dispatchEvent(new Event('selectedcandidatepairchange'));
  }
}
