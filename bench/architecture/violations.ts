import { circlesOf } from './circles.ts';
import { EMPTY_NAMES, FILE_USERS, LONGEST_FILE_LINES, PARTS, type Part } from './parts.ts';
import { linksOf, type Link, type Sources } from './sources.ts';

/** All that sources do against the rules of the house, a line each. Tests may do as they like. */
export function violationsOf(sources: Sources): readonly string[] {
  const judged = new Map([...sources].filter(([file]) => !file.endsWith('.test.ts')));
  const links = linksOf(judged);
  const halves = halvesOf(links);
  return [
    ...[...judged].flatMap(([file, text]) => fileViolations(file, text)),
    ...links.flatMap((link) => linkViolation(link, halves) ?? []),
    ...circlesOf(judged).map((circle) => `${circle} is a circle`),
  ];
}

function fileViolations(file: string, text: string): readonly string[] {
  const lines = text.trimEnd().split('\n').length;
  const isNamed = !file.split(/[/.]/).some((word) => EMPTY_NAMES.includes(word));
  return [
    ...(lines > LONGEST_FILE_LINES ? [`${file} has ${lines} lines, more than ${LONGEST_FILE_LINES}`] : []),
    ...(isNamed ? [] : [`${file} has a name that does not tell what is in it`]),
    ...(partOf(file) === undefined ? [`${file} belongs to no part`] : []),
  ];
}

/** Halves are what the registry loads: each process shall hold those of one transport, when it needs them. */
function halvesOf(links: readonly Link[]): ReadonlySet<string> {
  const loaded = links.filter(({ from, isLazy }) => isLazy && partOf(from)?.name === 'transports');
  return new Set(loaded.flatMap(({ to }) => to ?? []));
}

function linkViolation(link: Link, halves: ReadonlySet<string>): string | undefined {
  const { from, to, specifier, isLazy } = link;
  if (specifier === null) return `${from} imports a computed name, which no rule can judge`;
  if (to === undefined) return packageViolation(from, specifier);
  if (halves.has(to) && !isLazy) return `${from} imports the half ${to} eagerly`;
  const part = partOf(from);
  const other = partOf(to);
  if (part === undefined || other === undefined || mayReach(part, other, isLazy)) return undefined;
  return `${from} ${isLazy ? 'loads' : 'imports'} ${to}, which ${part.name} may not`;
}

function mayReach(part: Part, other: Part, isLazy: boolean): boolean {
  if (part === other || part.mayImport === 'every part' || part.mayImport.includes(other.name)) return true;
  return isLazy && part.mayLoad?.includes(other.name) === true;
}

function packageViolation(from: string, specifier: string): string | undefined {
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  if (/^(node:)?fs$/.test(name)) {
    const isUser = FILE_USERS.some((user) => isAt(from, user));
    return isUser ? undefined : `${from} imports ${specifier}, but only the store touches result files`;
  }
  const isAllowed =
    name.startsWith('node:') ||
    partOf(from)?.packages?.includes(name) === true ||
    (isForTests(from) && TEST_PACKAGES.includes(name));
  return isAllowed ? undefined : `${from} imports ${specifier}, a package that its part may not use`;
}

function partOf(file: string): Part | undefined {
  return PARTS.find(({ at }) => isAt(file, at));
}

function isAt(file: string, place: string): boolean {
  return place.endsWith('/') ? file.startsWith(place) : file === place;
}

/** What the files that only tests import may use besides. */
const TEST_PACKAGES: readonly string[] = ['fast-check', 'vitest'];

function isForTests(file: string): boolean {
  return /\/example-[^/]+\.ts$/.test(file);
}
