import type { ReactNode } from "react";
import { connection } from "next/server";

export const metadata = { title: "Rekenhulp in Next.js" };

export default async function Layout({ children }: { children: ReactNode }) {
  // A nonce is new with each request, so no page can be made while building.
  await connection();
  return (
    <html lang="nl">
      <head>
        <script type="module" async src="/rekenhulp/1.1.0/widget.js" />
      </head>
      <body>{children}</body>
    </html>
  );
}
