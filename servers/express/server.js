/**
 * An everyday Express server, as tutorials write it: saved responses, and an address that triggers a push to all.
 * It is here to be measured as it is, faults included: an SSE client that comes back has missed what was sent
 * meanwhile; quiet streams give no sign of life; who reads slowly is written to without end, and who has left is
 * written to for ever. `PORT=8080 node servers/express/server.js`
 */
import express from 'express';

const app = express();
const messages = [];
const responses = [];

app.get('/messages', (req, res) => {
  const news = messages.slice(indexIn(req.query.after));
  res.set('Event-Cursor', cursor());
  if (news.length === 0) {
    res.status(204).end();
    return;
  }
  res.type('application/x-ndjson').send(news.map((message) => `${message}\n`).join(''));
});

app.get('/sse', (req, res) => {
  res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', Connection: 'keep-alive' });
  res.write(`id: ${cursor()}\n\n`);
  responses.push(res);
});

app.get('/sse_set', (req, res) => {
  sendToAll(String(req.query.message));
  res.send('sent');
});

function sendToAll(message) {
  messages.push(message);
  for (const res of responses) res.write(`id: ${cursor()}\ndata: ${message}\n\n`);
}

// From here on is what a tutorial has no use for: just enough of ../README.md (R3, R23, R24) to be measured.

const epoch = Date.now().toString(36);

function cursor() {
  return `${epoch}-${messages.length}`;
}

/** From where to send; whoever has no cursor gets what comes from now on. */
function indexIn(after) {
  return after === undefined ? messages.length : Number(String(after).split('-')[1]);
}

app.get('/', (req, res) => {
  res.json({
    pushbench: 1,
    name: 'Express',
    transports: { polling: { path: '/messages' }, sse: { path: '/sse' } },
  });
});

app.post('/publish', express.text({ type: () => true, limit: '1mb' }), (req, res) => {
  sendToAll(req.body ?? '');
  res.set('Event-Cursor', cursor()).status(204).end();
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
