import ts from 'typescript';

/** Calls that start something which goes on by itself until it is ended. */
const STARTERS: ReadonlySet<string> = new Set(['setTimeout', 'setInterval']);

/**
 * The names of variables in which a half keeps something from one request, message or event to the next: a variable
 * that functions inside its scope use later, and that can change. It can if it is assigned there (`let`), or holds
 * an object made with `new`, or a timer.
 */
export function keptState(source: ts.SourceFile, checker: ts.TypeChecker): readonly string[] {
  const kept: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      const symbol = checker.getSymbolAtLocation(node.name);
      if (symbol !== undefined && isKept(node, symbol)) kept.push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };

  function isKept(declaration: ts.VariableDeclaration, symbol: ts.Symbol): boolean {
    const home = ts.findAncestor(declaration, ts.isFunctionLike);
    const inner = usesOf(symbol, home ?? source).filter(
      (use) => ts.findAncestor(use, ts.isFunctionLike) !== home,
    );
    if (inner.length === 0) return false;
    return inner.some(isAssigned) || holdsState(declaration.initializer);
  }

  function usesOf(symbol: ts.Symbol, scope: ts.Node): readonly ts.Identifier[] {
    const uses: ts.Identifier[] = [];
    const find = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && checker.getSymbolAtLocation(node) === symbol) uses.push(node);
      ts.forEachChild(node, find);
    };
    find(scope);
    return uses;
  }

  visit(source);
  return kept;
}

function isAssigned(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent))
    return [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken].includes(parent.operator);
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === use &&
    parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

function holdsState(initializer: ts.Expression | undefined): boolean {
  if (initializer === undefined) return false;
  if (ts.isNewExpression(initializer)) return true;
  return (
    ts.isCallExpression(initializer) &&
    ts.isIdentifier(initializer.expression) &&
    STARTERS.has(initializer.expression.text)
  );
}
