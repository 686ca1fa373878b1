/** Shows a track in an element; `null` for nothing. */
export function showTrack(element: HTMLVideoElement, track: MediaStreamTrack | null): void {
  element.srcObject = track && new MediaStream([track]);
  // Refused where the element is taken away meanwhile; then there is nothing to show.
  if (track) element.play().catch(() => undefined);
}
