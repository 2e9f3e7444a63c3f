import { defineConfig } from 'vite';

// Addresses are relative, so that the page also works behind a path of a proxy. Nothing is inlined: the page runs under a
// content security policy without unsafe-inline and without data: scripts.
export default defineConfig({
  base: './',
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:5080', '/tiles': 'http://127.0.0.1:5080' } },
});
