import type { HttpClient } from '../core/http-client.ts';
import { fieldsFrom, type HeaderProfile } from '../profiles/header-profile.ts';
import { outgoingFields } from '../profiles/outgoing-fields.ts';

/** The same client, sending what a profile says beside what its requests must say themselves. */
export function profiledHttp(
  http: HttpClient,
  profile: HeaderProfile,
  { origin, version }: { readonly origin: string; readonly version: 1 | 2 },
): HttpClient {
  return {
    start(call, receiver) {
      const fields = fieldsFrom(origin, profile, call.kind, version);
      return http.start({ ...call, headers: outgoingFields(call.headers ?? {}, fields) }, receiver);
    },
    close() {
      http.close();
    },
  };
}
