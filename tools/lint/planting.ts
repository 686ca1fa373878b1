/** Plants an import into a source file, in memory only, and says which of the arrows' rules object. */
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));

// Without types a lint takes a moment instead of seconds, and the arrows need none.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
});

/** The rules that object to `import '<imported>'` in a file of this folder. */
export async function objectionsTo(folder: string, imported: string): Promise<string[]> {
  const [result] = await eslint.lintText(`import '${imported}';\n`, { filePath: `${root}${folder}/planted.ts` });
  if (!result) throw new Error(`${folder} is ignored by ESLint`);
  return result.messages.map((message) => message.ruleId ?? message.message);
}
