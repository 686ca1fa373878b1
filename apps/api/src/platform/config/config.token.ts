/** The settings in force, injected by this token: `@Inject(SETTINGS) settings: Settings`. */
export const SETTINGS = Symbol('settings');
