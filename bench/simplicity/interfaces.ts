import ts from 'typescript';

/** Where Node.js, browsers and the packages that the halves are built on declare what they offer. */
const OFFERED = [
  /\/@types\/node\//,
  /\/lib\.dom\.[\w.]*d\.ts$/,
  /\/@types\/ws\//,
  /\/ws\//,
  /\/eventsource-parser\//,
] as const;

/**
 * What the harness gives a half in place of node:http and node:http2, under the names that those use, so that one
 * half runs over both: they are interfaces of the platform all the same.
 */
const STANDING_IN: Readonly<Record<string, readonly string[]>> = {
  'bench/core/serving.ts': ['HttpRequest', 'HttpResponse'],
  'bench/core/http-client.ts': ['HttpCall', 'HttpClient', 'HttpHead', 'HttpReceiver', 'HttpAnswer'],
};

/** Methods whose first argument names an event: each event is an interface of its own. */
const EVENT_METHODS: ReadonlySet<string> = new Set(['on', 'once', 'off', 'addEventListener']);

/**
 * What of the platform and of libraries a file touches, each once, as `Socket.write`, `Socket 'close'` or
 * `setTimeout`. What the language itself has (Map, Promise, String) does not count, nor do types alone.
 */
export function interfacesTouched(source: ts.SourceFile, checker: ts.TypeChecker): ReadonlySet<string> {
  const touched = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const name = ts.isIdentifier(node) ? nameOf(node, checker) : undefined;
    if (name !== undefined) touched.add(name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return touched;
}

function nameOf(identifier: ts.Identifier, checker: ts.TypeChecker): string | undefined {
  const declaration = declarationOf(identifier, checker);
  if (declaration === undefined || !isOffered(declaration)) return undefined;
  const owner = ownerOf(declaration);
  const event = eventOf(identifier);
  if (event !== undefined) return `${owner ?? ''} '${event}'`.trimStart();
  return owner === undefined ? identifier.text : `${owner}.${identifier.text}`;
}

function declarationOf(identifier: ts.Identifier, checker: ts.TypeChecker): ts.Declaration | undefined {
  const { parent } = identifier;
  // `{ method: 'GET' }` and `({ response }) =>` name what somebody else declares.
  const symbol = checker.getSymbolAtLocation(identifier);
  if (symbol === undefined || ts.isPropertyAssignment(parent)) return undefined;
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return (isAlias ? checker.getAliasedSymbol(symbol) : symbol).declarations?.[0];
}

function isOffered(declaration: ts.Declaration): boolean {
  const { fileName } = declaration.getSourceFile();
  if (OFFERED.some((place) => place.test(fileName))) return true;
  const standIn = Object.entries(STANDING_IN).find(([file]) => fileName.endsWith(file));
  return standIn?.[1].includes(ownerOf(declaration) ?? '') === true;
}

/** The class, interface or named type that a member is declared in. */
function ownerOf(declaration: ts.Declaration): string | undefined {
  const owner = ts.findAncestor(
    declaration.parent,
    (node): node is ts.InterfaceDeclaration | ts.ClassDeclaration | ts.TypeAliasDeclaration =>
      ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node) || ts.isTypeAliasDeclaration(node),
  );
  // A class of which only the constructor's interface is declared, as `BufferConstructor`.
  return owner?.name?.text.replace(/(?<=.)Constructor$/, '');
}

function eventOf({ text, parent }: ts.Identifier): string | undefined {
  if (!EVENT_METHODS.has(text) || !ts.isPropertyAccessExpression(parent)) return undefined;
  const call = parent.parent;
  const [first] = ts.isCallExpression(call) && call.expression === parent ? call.arguments : [];
  return first !== undefined && ts.isStringLiteralLike(first) ? first.text : undefined;
}
