/// <reference lib="dom" />

/**
 * Gives the page a camera that shows a drawn person instead of a test picture. Self-contained: it is sent to the browser
 * as text. @param index which of the people
 */
export function drawPortraits(index: number): void {
  const looks = [
    { wall: ['#f6d8c3', '#d98f6c'], skin: '#e8b48f', hair: '#4a2c20', shirt: '#2f6f73' },
    { wall: ['#cfe3ee', '#7ea6be'], skin: '#8d5a3c', hair: '#1d1512', shirt: '#d9a441' },
    { wall: ['#d9ead3', '#86a97a'], skin: '#f1cdb0', hair: '#b5552d', shirt: '#7a4b73' },
    { wall: ['#e7dcf0', '#9d86b8'], skin: '#c98f68', hair: '#2b2b33', shirt: '#b6483a' },
  ] as const;
  const { wall, skin, hair, shirt } = looks[index % looks.length] ?? looks[0];
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const disc = (color: string, x: number, y: number, width: number, height: number) => {
    context.fillStyle = color;
    context.beginPath();
    context.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    context.fill();
  };
  const paint = (time: number) => {
    const sway = Math.sin(time / 900 + index) * 8;
    const light = context.createLinearGradient(0, 0, 1280, 720);
    light.addColorStop(0, wall[0]);
    light.addColorStop(1, wall[1]);
    context.fillStyle = light;
    context.fillRect(0, 0, 1280, 720);
    disc('rgb(255 255 255 / 25%)', 1010, 170, 190, 190);
    disc(hair, 640 + sway, 300, 172, 190);
    disc(shirt, 640 + sway / 2, 800, 340, 270);
    disc(skin, 640 + sway, 520, 66, 90);
    disc(skin, 640 + sway, 340, 138, 172);
    disc(hair, 640 + sway, 205, 150, 74);
    disc('#2a211d', 588 + sway, 335, 12, 13);
    disc('#2a211d', 692 + sway, 335, 12, 13);
    context.strokeStyle = '#7d3f34';
    context.lineWidth = 9;
    context.lineCap = 'round';
    context.beginPath();
    context.arc(640 + sway, 400, 52, 0.25 * Math.PI, 0.75 * Math.PI);
    context.stroke();
    requestAnimationFrame(paint);
  };
  requestAnimationFrame(paint);
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await original(wanted);
    for (const track of stream.getVideoTracks()) {
      track.stop();
      stream.removeTrack(track);
      const [drawn] = canvas.captureStream(15).getVideoTracks();
      if (drawn) stream.addTrack(drawn);
    }
    return stream;
  };
}
