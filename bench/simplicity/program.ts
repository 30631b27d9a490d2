import ts from 'typescript';

/** Sources as TypeScript understands them. */
export type Program = {
  readonly checker: ts.TypeChecker;
  /** @throws Error for a file that the program does not hold. */
  source(file: string): ts.SourceFile;
};

/**
 * Parses and binds files of the checkout under settings of its own.
 * @param root the checkout's top, ending with a slash
 * @param settings the `tsconfig.json` that the files are under, from the top
 * @throws Error where there is no checkout
 */
export function programOf(root: string, settings: string, files: readonly string[]): Program {
  const config = ts.getParsedCommandLineOfConfigFile(`${root}${settings}`, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  });
  if (config === undefined) throw new Error(`${root} holds no sources to count`);
  const program = ts.createProgram(
    files.map((file) => root + file),
    config.options,
  );
  return {
    checker: program.getTypeChecker(),
    source(file) {
      const source = program.getSourceFile(root + file);
      if (source === undefined) throw new Error(`${file} is not among the sources`);
      return source;
    },
  };
}
