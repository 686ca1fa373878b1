/** One line of a device list; `number` counts devices of the kind, for those whose name the browser keeps to itself. */
export interface DeviceOption {
  id: string;
  label: string;
  number: number;
}

export interface FoundDevice {
  kind: MediaDeviceKind;
  deviceId: string;
  label: string;
}

/** The devices of one kind that can be chosen. Before permission is given, browsers list them without an id. */
export function deviceOptions(devices: readonly FoundDevice[], kind: MediaDeviceKind): DeviceOption[] {
  return devices
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map(({ deviceId, label }, index) => ({ id: deviceId, label: tidyLabel(label), number: index + 1 }));
}

/** Chromium adds the USB ids, which say nothing to anybody: `HD Webcam (046d:0825)`. */
function tidyLabel(label: string): string {
  return label.replace(/ \([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '').trim();
}
