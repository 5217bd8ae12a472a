import type { ReactNode } from 'react';
import scene from '../../ui/Scene.module.css';
import { lookOf } from './looks';

/**
 * A programme's own landscape: arches and a disc, at the end side, where no title stands. It is never cropped; the ground runs on as far
 * as the page is wide. Decoration only; day and night come from the same shapes through the colour tokens.
 */
const drawings: Readonly<Record<string, ReactNode>> = {
  // A gate stands open, and a way leads out of it.
  'getting-started': (
    <>
      <circle className={scene.glow} cx="312" cy="138" r="66" />
      <path className={scene.far} d="M200 230a56 62 0 0 1 112 0Z" />
      <path className={scene.middle} d="M266 230v-68a46 46 0 0 1 92 0v68Z" />
      <path className={scene.disc} d="M288 230v-62a24 24 0 0 1 48 0v62Z" />
      <Ground />
      <path className={scene.light} d="M298 196q14-3 28 0l18 34h-64Z" />
    </>
  ),
  sleep: (
    <>
      <circle className={scene.glow} cx="312" cy="118" r="62" />
      <path className={scene.disc} d="M316 90a30 30 0 1 0 24 46 34 34 0 0 1-24-46Z" />
      <g className={scene.stars}>
        <circle cx="148" cy="36" r="1.8" />
        <circle cx="206" cy="68" r="1.6" />
        <circle cx="96" cy="58" r="1.4" />
        <circle cx="372" cy="96" r="1.6" />
        <circle cx="246" cy="112" r="1.6" />
      </g>
      <path className={scene.far} d="M206 230v-16a42 42 0 0 1 84 0v16Z" />
      <path className={scene.middle} d="M250 230a110 64 0 0 1 220 0Z" />
      <Ground />
    </>
  ),
  // Clouds that take less and less room.
  worry: (
    <>
      <circle className={scene.glow} cx="318" cy="122" r="56" />
      <circle className={scene.disc} cx="318" cy="122" r="28" />
      <path className={scene.middle} d="M262 230a100 62 0 0 1 200 0Z" />
      <path className={scene.cloud} d="M236 170a15 15 0 0 1 4-29 23 23 0 0 1 43-7 17 17 0 0 1 26 15 11 11 0 0 1-3 21Z" />
      <path className={scene.cloud} d="M316 150a8 8 0 0 1 2-15 12 12 0 0 1 22-4 9 9 0 0 1 14 8 6 6 0 0 1-2 11Z" />
      <path className={scene.cloud} d="M358 110a4 4 0 0 1 1-8 6 6 0 0 1 11-2 5 5 0 0 1 7 4 3 3 0 0 1-1 6Z" />
      <Ground />
    </>
  ),
  // Step by step, each a little higher.
  depression: (
    <>
      <circle className={scene.glow} cx="352" cy="104" r="46" />
      <circle className={scene.disc} cx="352" cy="104" r="17" />
      <path className={scene.far} d="M210 230v-28a19 19 0 0 1 38 0v28Z" />
      <path className={scene.middle} d="M250 230v-44a19 19 0 0 1 38 0v44Z" />
      <path className={scene.far} d="M290 230v-62a19 19 0 0 1 38 0v62Z" />
      <path className={scene.middle} d="M330 230v-82a19 19 0 0 1 38 0v82Z" />
      <Ground />
    </>
  ),
  // The highest wave comes first; those that follow are lower.
  panic: (
    <>
      <circle className={scene.glow} cx="346" cy="118" r="50" />
      <circle className={scene.disc} cx="346" cy="118" r="20" />
      <path className={scene.far} d="M196 230v-44a54 54 0 0 1 108 0v44Z" />
      <path className={scene.middle} d="M262 230v-24a42 42 0 0 1 84 0v24Z" />
      <path className={scene.far} d="M318 230v-16a30 26 0 0 1 60 0v16Z" />
      <path className={scene.middle} d="M358 230v-20a24 16 0 0 1 48 0v20Z" />
      <Ground />
    </>
  ),
  // A mountain with steps up to where one sees far.
  phobia: (
    <>
      <circle className={scene.glow} cx="334" cy="112" r="50" />
      <circle className={scene.disc} cx="350" cy="104" r="17" />
      <path className={scene.far} d="M186 230a64 62 0 0 1 128 0Z" />
      <path className={scene.middle} d="M222 230v-24a84 84 0 0 1 168 0v24Z" />
      <g className={scene.light}>
        <rect x="228" y="180" width="26" height="6" rx="3" />
        <rect x="240" y="166" width="24" height="6" rx="3" />
        <rect x="253" y="152" width="22" height="6" rx="3" />
        <rect x="268" y="139" width="20" height="6" rx="3" />
        <rect x="286" y="128" width="18" height="6" rx="3" />
      </g>
      <Ground />
    </>
  ),
  // Somebody beside the others, in the same light.
  'social-anxiety': (
    <>
      <circle className={scene.glow} cx="330" cy="124" r="62" />
      <circle className={scene.disc} cx="318" cy="112" r="19" />
      <path className={scene.far} d="M284 230v-68a24 24 0 0 1 48 0v68Z" />
      <path className={scene.middle} d="M256 230v-40a21 21 0 0 1 42 0v40Z" />
      <path className={scene.middle} d="M320 230v-54a23 23 0 0 1 46 0v54Z" />
      <path className={scene.far} d="M352 230v-30a19 19 0 0 1 38 0v30Z" />
      <path className={scene.light} d="M206 230v-38a18 18 0 0 1 36 0v38Z" />
      <Ground />
    </>
  ),
  // Round after round, and one that is left open.
  obsessions: (
    <>
      <circle className={scene.glow} cx="318" cy="150" r="74" />
      <path className={scene.far} d="M218 230v-8a92 92 0 0 1 184 0v8h-20v-8a72 72 0 0 0-144 0v8Z" />
      <path className={scene.middle} d="M250 230v-8a60 60 0 0 1 120 0v8h-18v-8a42 42 0 0 0-84 0v8Z" />
      <path className={scene.light} d="M280 230v-8a30 30 0 0 1 38-29v15a16 16 0 0 0-24 14v8Z" />
      <circle className={scene.disc} cx="330" cy="196" r="11" />
      <Ground />
    </>
  ),
  // A lighthouse: the light goes all the way round, and rests nowhere.
  'health-anxiety': (
    <>
      <path className={scene.glow} d="M318 122 206 92v60Z" />
      <path className={scene.glow} d="m318 122 128-34v68Z" />
      <path className={scene.far} d="M204 230v-18a50 36 0 0 1 100 0v18Z" />
      <path className={scene.far} d="M340 230v-22a52 40 0 0 1 104 0v22Z" />
      <path className={scene.middle} d="M305 230v-92h26v92Z" />
      <path className={scene.middle} d="M308 112a10 10 0 0 1 20 0v3h-20Z" />
      <rect className={scene.light} x="300" y="134" width="36" height="5" rx="2.5" />
      <circle className={scene.disc} cx="318" cy="124" r="10" />
      <path className={scene.light} d="M313 170v-6a5 5 0 0 1 10 0v6Z" />
      <Ground />
    </>
  ),
  // Houses where somebody is in.
  work: (
    <>
      <circle className={scene.glow} cx="356" cy="118" r="44" />
      <circle className={scene.disc} cx="356" cy="116" r="17" />
      <path className={scene.far} d="M214 230v-48a25 25 0 0 1 50 0v48Z" />
      <path className={scene.middle} d="M262 230v-74a29 29 0 0 1 58 0v74Z" />
      <path className={scene.far} d="M322 230v-52a24 24 0 0 1 48 0v52Z" />
      <g className={scene.light}>
        <path d="M275 168v-6a6 6 0 0 1 12 0v6Z" />
        <path d="M295 168v-6a6 6 0 0 1 12 0v6Z" />
        <path d="M275 188v-6a6 6 0 0 1 12 0v6Z" />
        <path d="M233 188v-6a6 6 0 0 1 12 0v6Z" />
        <path d="M340 186v-6a6 6 0 0 1 12 0v6Z" />
      </g>
      <Ground />
    </>
  ),
  // Still water, and the light that lies on it.
  alcohol: (
    <>
      <circle className={scene.glow} cx="304" cy="152" r="64" />
      <circle className={scene.disc} cx="304" cy="158" r="32" />
      <path className={scene.far} d="M190 230v-30a40 36 0 0 1 80 0v30Z" />
      <path className={scene.middle} d="M334 230v-34a46 46 0 0 1 92 0v34Z" />
      <path className={scene.near} d="M-600 230v-40h1200v40Z" />
      <g className={scene.light}>
        <rect x="270" y="196" width="68" height="5" rx="2.5" />
        <rect x="280" y="206" width="48" height="5" rx="2.5" />
        <rect x="290" y="216" width="28" height="5" rx="2.5" />
      </g>
    </>
  ),
  // A tree that has taken root, and one that follows.
  'holding-on': (
    <>
      <circle className={scene.glow} cx="324" cy="132" r="66" />
      <circle className={scene.disc} cx="366" cy="112" r="15" />
      <path className={scene.far} d="M196 230a58 58 0 0 1 116 0Z" />
      <path className={scene.near} d="M304 206v-46h8v46ZM243 206v-22h5v22Z" />
      <path className={scene.middle} d="M270 164v-26a38 38 0 0 1 76 0v26a10 10 0 0 1-10 10h-56a10 10 0 0 1-10-10Z" />
      <path className={scene.light} d="M230 186v-9a15.5 15.5 0 0 1 31 0v9a5 5 0 0 1-5 5h-21a5 5 0 0 1-5-5Z" />
      <Ground />
    </>
  ),
};

const openSky: ReactNode = (
  <>
    <circle className={scene.glow} cx="308" cy="124" r="60" />
    <circle className={scene.disc} cx="308" cy="118" r="24" />
    <path className={scene.far} d="M212 230v-34a50 50 0 0 1 100 0v34Z" />
    <path className={scene.middle} d="M284 230v-28a54 54 0 0 1 108 0v28Z" />
    <Ground />
  </>
);

function Ground() {
  return <path className={scene.near} d="M-440 230a450 40 0 0 1 900 0Z" />;
}

export function Landscape({ programme }: { programme: string }) {
  return (
    <svg
      className={scene.scene}
      data-scene="programme"
      data-light={lookOf(programme).light}
      viewBox="0 0 390 230"
      preserveAspectRatio="xMaxYMax meet"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[programme] ?? openSky}
    </svg>
  );
}
