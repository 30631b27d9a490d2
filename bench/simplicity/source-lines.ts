import ts from 'typescript';

/** Lines that hold any code: neither blank nor comment alone. */
export function sourceLines(source: ts.SourceFile): number {
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(source).filter((child) => !ts.isJSDoc(child));
    if (children.length > 0) children.forEach(visit);
    else addLinesOf(node);
  };
  const addLinesOf = (token: ts.Node): void => {
    // The end of the file is a token without text.
    if (token.getWidth(source) === 0) return;
    const first = source.getLineAndCharacterOfPosition(token.getStart(source)).line;
    const last = source.getLineAndCharacterOfPosition(token.getEnd()).line;
    for (let line = first; line <= last; line += 1) lines.add(line);
  };
  source.statements.forEach(visit);
  return lines.size;
}
