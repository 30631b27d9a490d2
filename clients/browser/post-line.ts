/** Posts a line beside the subscriptions of a page, and resolves to its echo (R25 of servers/README.md). */
export async function postLine(url: string, line: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: line });
  const echo = await answer.text();
  if (answer.status !== 200) throw new Error(`the server answered ${answer.status} to a message`);
  return echo;
}
