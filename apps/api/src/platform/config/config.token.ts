/** The settings in force, injected by this token: `@Inject(SETTINGS) settings: Settings`. */
export const SETTINGS = Symbol('settings');
/** The same with where each came from: `@Inject(LOADED_SETTINGS) loaded: LoadedSettings`. */
export const LOADED_SETTINGS = Symbol('loaded settings');
