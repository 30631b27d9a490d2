import ts from 'typescript';

/** One import line, re-export or `import()` of a source. */
export type Import = {
  /** As written; null when it is computed as the program runs. */
  readonly specifier: string | null;
  /** By `import()`: loaded when it is needed, not with the file. */
  readonly isLazy: boolean;
};

/** All that a source imports, types included, in the order of the text. */
export function importsOf(text: string): readonly Import[] {
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const found = importAt(node);
    if (found !== undefined) imports.push(found);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest));
  return imports;
}

function importAt(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) return imported(node.moduleSpecifier, false);
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return imported(node.moduleSpecifier, false);
  if (ts.isImportTypeNode(node))
    return imported(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, false);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return imported(node.arguments[0], true);
  }
  return undefined;
}

function imported(specifier: ts.Node | undefined, isLazy: boolean): Import {
  return { specifier: specifier && ts.isStringLiteralLike(specifier) ? specifier.text : null, isLazy };
}
