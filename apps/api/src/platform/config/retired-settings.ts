/**
 * What the original's settings file had and VROOM has no use for, by `section.name`: what has taken its place. Such a setting is refused with this
 * sentence, so that nobody waits for what it does no more.
 */
export const retiredSettings: Readonly<Partial<Record<string, string>>> = {
  'daemon.backend': 'VROOM is its own server; daemon.workers says how many processes share the work',
  'daemon.pid_file':
    'VROOM stays in the foreground and writes no such file; who starts it, as systemd does, knows its process',
  'directories.cache': 'what it was for, compressed scripts and styles, is made by the build',
  'directories.tmp': 'exports are sent while they are made, without a file',
  'interface.chrome_extension_id': 'browsers share screens without an extension',
};
