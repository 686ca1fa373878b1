/** What the compiler says of a piece of TypeScript that stands in a page. */
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from './folders.ts';

/** In a folder from which the packages of this house can be found. */
const file = join(root, 'tools/documentation/example-of-a-page.ts');

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ['development'],
  types: [],
  strict: true,
  noImplicitAny: false,
  skipLibCheck: true,
  noEmit: true,
};

/** Names of the reader's own program may stand in it: what can't be found is no problem, what does not fit is one. */
const cannotFind = [2304, 2552, 2503, 18004];

/** Whether it can be read at all. */
export function syntaxProblems(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

export function typeProblems(text: string): string[] {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...more) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2023) : read(name, ...more);
  host.fileExists = (name) => name === file || ts.sys.fileExists(name);
  host.getCurrentDirectory = () => dirname(file);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    .filter(({ code }) => !cannotFind.includes(code))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
