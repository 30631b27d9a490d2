import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = `${ROOT}servers/example-source.ts`;

/** What Node and the language declare, parsed once for all examples. */
const declarations = new Map<string, ts.SourceFile | undefined>();

/** A text as a source beside the serving halves, for tests: understood as theirs are, and never written. */
export function exampleSource(text: string): {
  readonly source: ts.SourceFile;
  readonly checker: ts.TypeChecker;
} {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2024,
    lib: ['lib.es2024.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getCurrentDirectory = () => ROOT;
  host.fileExists = (name) => name === FILE || ts.sys.fileExists(name);
  host.getSourceFile = (name, version) => {
    if (name === FILE) return ts.createSourceFile(FILE, text, version, true);
    if (!declarations.has(name)) declarations.set(name, read(name, version));
    return declarations.get(name);
  };
  const program = ts.createProgram([FILE], options, host);
  const source = program.getSourceFile(FILE);
  if (source === undefined) throw new Error('the example was not parsed');
  return { source, checker: program.getTypeChecker() };
}
