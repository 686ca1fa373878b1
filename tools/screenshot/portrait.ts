/// <reference lib="dom" />

declare global {
  interface Window {
    /** A camera that shows a drawn person. */
    drawnCamera: () => MediaStreamTrack | undefined;
  }
}

/** Draws a person. Self-contained: it is sent to the browser as text. @param index which of the people */
export function drawPerson(index: number): void {
  const looks = [
    { wall: ['#f6d8c3', '#d98f6c'], skin: '#e8b48f', hair: '#4a2c20', shirt: '#2f6f73' },
    { wall: ['#cfe3ee', '#7ea6be'], skin: '#8d5a3c', hair: '#1d1512', shirt: '#d9a441' },
    { wall: ['#d9ead3', '#86a97a'], skin: '#f1cdb0', hair: '#b5552d', shirt: '#7a4b73' },
    { wall: ['#e7dcf0', '#9d86b8'], skin: '#c98f68', hair: '#2b2b33', shirt: '#b6483a' },
  ] as const;
  const { wall, skin, hair, shirt } = looks[index % looks.length] ?? looks[0];
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  window.drawnCamera = () => canvas.captureStream(15).getVideoTracks()[0];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const light = context.createLinearGradient(0, 0, 1280, 720);
  light.addColorStop(0, wall[0]);
  light.addColorStop(1, wall[1]);
  const disc = (color: string | CanvasGradient, x: number, y: number, width: number, height: number) => {
    context.fillStyle = color;
    context.beginPath();
    context.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    context.fill();
  };
  const paint = (time: number) => {
    const x = 640 + Math.sin(time / 900 + index) * 8;
    disc(light, 640, 360, 1280, 1280);
    disc('rgb(255 255 255 / 25%)', 1010, 170, 190, 190);
    disc(hair, x, 300, 172, 190);
    disc(shirt, 640, 800, 340, 270);
    disc(skin, x, 520, 66, 90);
    disc(skin, x, 340, 138, 172);
    disc(hair, x, 205, 150, 74);
    for (const side of [-52, 52]) disc('#2a211d', x + side, 335, 12, 13);
    disc('#7d3f34', x, 424, 46, 24);
    disc(skin, x, 412, 54, 22);
    requestAnimationFrame(paint);
  };
  requestAnimationFrame(paint);
}

/** Puts the drawn camera in place of the real one. Self-contained, as above. */
export function replaceCamera(): void {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await original(wanted);
    for (const track of stream.getVideoTracks()) {
      track.stop();
      stream.removeTrack(track);
      const drawn = window.drawnCamera();
      if (drawn) stream.addTrack(drawn);
    }
    return stream;
  };
}
