// Who may ask, and what goes out with every answer: only this machine, and nothing that the app does not bring itself.
import { isIPv4, isIPv6 } from "node:net";

/**
 * What the app may load and run: its own files, and nothing else. `wasm-unsafe-eval` lets the solver of drawdowns in, which is
 * WebAssembly; it lets in no script that is made of text.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The headers of every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": `${contentPolicy}; frame-ancestors 'none'`,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/**
 * Whether an address reaches only this machine: `localhost`, 127.0.0.0/8 or ::1. Anything else is open to others, or not an address.
 *
 * @example
 * isLoopback("127.0.0.1") // true
 * isLoopback("0.0.0.0") // false
 */
export function isLoopback(address: string): boolean {
  const host = address.toLowerCase();
  if (host === "localhost" || host === "::1") return true;
  if (isIPv6(host)) return /^::ffff:127(\.\d{1,3}){3}$/.test(host);
  return isIPv4(host) && host.startsWith("127.");
}

/**
 * Whether a `Host` header names this machine. A page elsewhere may point a name of its own at 127.0.0.1 (DNS rebinding): then the
 * browser sends that name, and is refused.
 *
 * @example
 * isOwnHost("localhost:4000") // true
 * isOwnHost("evil.example:4000") // false
 */
export function isOwnHost(header: string | undefined): boolean {
  if (header === undefined) return false;
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i.exec(header.trim());
  return match !== null && isLoopback(match[1].replace(/^\[|\]$/g, ""));
}

/** Whether a request that changes something comes from the app itself: browsers name the page that sends it. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || origin === `http://${host ?? ""}`;
}
