import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { contentPlugins } from './src/content/plugins';
import { chromiumFlags, findChromium } from './src/scripts/chromium.mjs';
import { buildId, coveredByBuildId } from './src/scripts/fingerprint.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Oldest browsers that run Mellom; the page for older ones (index.html) names the same. */
const browsers = ['chrome114', 'edge114', 'firefox121', 'safari16.4'];

export default defineConfig(({ isSsrBuild, mode }) => {
  const testing = mode === 'test';
  return {
    define: { __BUILD__: JSON.stringify(testing ? 'test' : buildId(root)) },
    plugins: [react(), ...contentPlugins(root), ...(isSsrBuild || testing ? [] : [coveredByBuildId(root), installable()])],
    // The worker is a build of its own: its parts too would otherwise be called after what a person is given.
    worker: {
      format: 'es' as const,
      plugins: () => [...contentPlugins(root), coveredByBuildId(root)],
      rolldownOptions: {
        output: {
          // The engine's own says nothing of anybody; benches find it by its name.
          entryFileNames: ({ name }: { name: string }) => (name === 'worker' ? 'assets/worker-[hash].js' : 'assets/[hash].js'),
          chunkFileNames: 'assets/[hash].js',
          assetFileNames: 'assets/[hash][extname]',
        },
      },
    },
    build: isSsrBuild ? relayBuild : appBuild,
    server: {
      port: 5173,
      strictPort: true,
      proxy: {
        '/socket.io': { target: 'http://localhost:8787', ws: true },
        '/rows': 'http://localhost:8787',
        '/healthz': 'http://localhost:8787',
      },
    },
    // Two at least: by itself Vitest leaves a core to whoever looks on, and on two cores that is half of them.
    test: { maxWorkers: Math.max(2, availableParallelism() - 1), projects: [inNode, inChromium] },
  };
});

const appBuild = {
  outDir: 'dist/app',
  target: browsers,
  cssTarget: browsers,
  // The Content Security Policy allows no data: fonts, workers or scripts, so nothing is inlined.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  // The crypto module is one WebAssembly file in JavaScript's clothes; it loads beside the first screen.
  chunkSizeWarningLimit: 800,
  reportCompressedSize: false,
  // What the first screen imports is one file and not twenty: one request, and it packs better.
  rolldownOptions: {
    output: {
      // What was opened lies in the browser's cache under its name: names say nothing of what a person is given.
      chunkFileNames: 'assets/[hash].js',
      assetFileNames: 'assets/[hash][extname]',
      codeSplitting: { groups: [{ name: 'start', tags: ['$initial' as const] }] },
    },
  },
};

/** Relay and demo run under plain Node; their dependencies stay in node_modules. */
const relayBuild = {
  outDir: 'dist/relay',
  target: 'node20',
  copyPublicDir: false,
  minify: false,
  reportCompressedSize: false,
  rolldownOptions: {
    input: { main: 'src/relay/main.ts', demo: 'src/demo/main.ts' },
    output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
  },
};

/** Web manifest and service worker. Name and icon are neutral: nothing on a shared phone says health. */
function installable() {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/app',
    filename: 'service-worker.ts',
    registerType: 'prompt',
    // src/app registers it: Trusted Types want a policy, and the update waits for the person.
    injectRegister: null,
    injectManifest: {
      globPatterns: ['**/*.{js,css,html,wasm,woff2,json,svg,png,webmanifest,icc}'],
      maximumFileSizeToCacheInBytes: 16 * 1024 * 1024,
      target: browsers,
    },
    manifest: {
      id: '/',
      name: 'Mellom',
      short_name: 'Mellom',
      description: 'Mellom er for tiden mellom timene.',
      lang: 'nb',
      dir: 'ltr',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      background_color: '#f6f3ec',
      theme_color: '#f6f3ec',
      icons: [
        { src: '/icons/app-icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icons/app-icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icons/app-icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        { src: '/icons/app-icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ],
    },
  });
}

const inNode = {
  extends: true as const,
  test: {
    name: 'node',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.browser.test.ts', 'tests/journeys/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As with the journeys: on a machine that is not one's own a test may be tried once more, and is named when it needed it.
    retry: process.env.CI ? 1 : 0,
  },
};

/** What must be proved with a real IndexedDB, real Web Locks, a real worker. */
const inChromium = {
  extends: true as const,
  test: {
    name: 'chromium',
    include: ['tests/**/*.browser.test.ts'],
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { ...chromiumPath(), args: chromiumFlags } }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
};

function chromiumPath() {
  const executablePath = findChromium();
  return executablePath ? { executablePath } : {};
}
