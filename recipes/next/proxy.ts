import { NextResponse, type NextRequest } from "next/server";

/** The policy of the page: Next's own scripts carry the nonce, and wasm may run, which allows no eval of scripts. */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'`;
  const headers = new Headers(request.headers);
  // From this header Next takes the nonce for its scripts.
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = { matcher: "/((?!_next/static|rekenhulp/).*)" };
