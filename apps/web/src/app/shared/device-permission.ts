/** Whether the browser lets this page use a device. Rejects where a browser does not know the question. */
export async function devicePermission(kind: 'audio' | 'video'): Promise<PermissionState> {
  const { state } = await navigator.permissions.query({ name: kind === 'audio' ? 'microphone' : 'camera' });
  return state;
}
