import { openHostPage, type HostPage } from './host-page.ts';
import type { BrowserUser } from './launch.ts';
import { modulePath } from './page-files.ts';

/** The caller's side of functions in a page: plain data in, plain data out. */
export type CallPage<Offered> = <Name extends keyof Offered & string>(
  name: Name,
  ...given: Offered[Name] extends (...given: infer Given) => unknown ? Given : never
) => Promise<Offered[Name] extends (...given: never) => infer Answer ? Awaited<Answer> : never>;

/** A page and what it offers. */
export type CalledPage<Offered> = HostPage & { readonly call: CallPage<Offered> };

export type PageProgram = {
  /** By the name of an export, the module that has it: its path in this package, without its extension. */
  readonly imports: Readonly<Record<string, string>>;
  /** Makes what the page offers, from those exports. */
  readonly expression: string;
};

/** Opens a page at an origin, and makes in it what it is to offer. */
export async function openCalledPage<Offered>(
  user: BrowserUser,
  origin: string,
  { imports, expression }: PageProgram,
): Promise<CalledPage<Offered>> {
  const modules = Object.values(imports).map((module) => `import('${modulePath(module)}')`);
  const exports = Object.keys(imports).map((name) => `{ ${name} }`);
  const load = `Promise.all([${modules.join()}]).then(([${exports.join()}]) => { globalThis.offered = ${expression}; })`;
  const page = await openHostPage(user, origin, load);
  return {
    ...page,
    call: (name, ...given) =>
      page.run(`offered.${name}(${given.map((value) => JSON.stringify(value)).join()})`),
  };
}
