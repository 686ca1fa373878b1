import * as z from 'zod';
import { passwordInput } from './rooms.js';

export const adminSessionInput = z.strictObject({ password: passwordInput });
export type AdminSessionInput = z.infer<typeof adminSessionInput>;
