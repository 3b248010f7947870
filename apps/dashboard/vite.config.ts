/**
 * Build of the dashboard: static files under dist/, which the API serves from its own origin.
 *
 * Nothing is inlined as a `data:` address and no script or style stands in the page itself, so that the strict
 * content security policy of the API holds. `vite` alone serves the sources and passes /api on to a running API.
 */
import { preact } from "@preact/preset-vite";
import { defineConfig } from "vite";

const apiAddress = process.env["GIAINGAN_API"] ?? "http://127.0.0.1:4000";

export default defineConfig({
  plugins: [preact()],
  root: import.meta.dirname,
  base: "/",
  build: {
    target: ["chrome109", "edge109", "firefox115", "safari16"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { host: "127.0.0.1", proxy: { "/api": apiAddress } },
});
