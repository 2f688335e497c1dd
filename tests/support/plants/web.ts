import { officeSecret as secret } from './planted-file.ts';

/** Markup that hides the office secret in a web page, by what its words are. */
export const webHides: readonly (readonly [way: string, markup: string])[] = [
  ['in a comment', `<!-- ${secret} -->`],
  ['in its title', `<title>${secret}</title>`],
  ['in a script', `<script>var x = '${secret}'</script>`],
  ['for browsers without scripts', `<noscript>${secret}</noscript>`],
  ['not displayed', `<p style="display:none">${secret}</p>`],
  ['not displayed within what is', `<div style="display: none !important"><p style="display:block">${secret}</p></div>`],
  ['invisible', `<p style="visibility:hidden">${secret}</p>`],
  ['transparent', `<p style="opacity:0">${secret}</p>`],
  ['hidden by its attribute', `<p hidden>${secret}</p>`],
  ['of no size', `<span style="font-size:0">${secret}</span>`],
  ['of a pixel', `<span style="font-size:1px">${secret}</span>`],
  ['white', `<font color="#ffffff">${secret}</font>`],
  ['white by its style', `<span style="color:#fff">${secret}</span>`],
  ['black on black', `<span style="background:#000;color:#000">${secret}</span>`],
  ['automatic on black', `<span style="background-color:black">${secret}</span>`],
  ['a picture’s other text', `<img src="x.png" alt="${secret}">`],
  ['an attribute', `<p title="${secret}" data-x="${secret}">x</p>`],
  ['a link’s address', `<a href="https://x.test/${secret}">x</a>`],
  ['a field’s value', `<input value="${secret}"><textarea>${secret}</textarea>`],
  ['in a template', `<template>${secret}</template>`],
  ['in a frame', `<iframe srcdoc="${secret}"></iframe>`],
  ['in a drawing', `<svg><text>${secret}</text></svg>`],
  ['hidden for Outlook', `<p style="mso-hide:all">${secret}</p>`],
  ['hidden in a cell', `<table><tr><td style="display:none">${secret}</td><td>x</td></tr></table>`],
  ['in a popover', `<p popover>${secret}</p>`],
  ['in a popover row', `<table><tr popover><td>${secret}</td></tr></table>`],
  ['a caption in white', `<table><caption style="color:white">${secret}</caption><tr><td>x</td></tr></table>`],
  ['hidden by a declaration that outweighs a later one', `<p style="display:none!important;display:block">${secret}</p>`],
  ['white by a colour that outweighs a later one', `<p style="color:white ! important;color:black">${secret}</p>`],
  ['of no size in short', `<p style="font:0/0 serif">${secret}</p>`],
  ['of no size by a later declaration', `<p style="font-size:12px;font:1px serif">${secret}</p>`],
  ['black on black by a later declaration', `<p style="background-color:white;background:black">${secret}</p>`],
  ['a link in a page of white links', `<body link="white"><a href="https://x.test">${secret}</a>`],
  ['a link in a page whose visited links are white', `<body vlink="#fff"><a href="https://x.test">${secret}</a>`],
  ['a link of the usual colour on its ground', `<p style="background:#0000ee"><a href="https://x.test">${secret}</a></p>`],
  ['in a collapsed row', `<table><tr style="visibility:collapse"><td>${secret}</td></tr><tr><td>x</td></tr></table>`],
  ['in an unknown element', `<x-note>${secret}</x-note>`],
];

/** The same where only a layout could tell, so that the page is refused. */
export const webRefused: typeof webHides = [
  ['in a collapsed column', `<table><col style="visibility:collapse"><tr><td>${secret}</td><td>x</td></tr></table>`],
  [
    'in a collapsed group of columns',
    `<table><colgroup style="visibility:collapse"><col></colgroup><tr><td>${secret}</td></tr></table>`,
  ],
  [
    'in letters of a font of its own',
    `<style>@font-face{font-family:B;src:url(data:font/woff2;base64,AA)}</style><p style="font-family:B">${secret}</p>`,
  ],
  ['in a column of its colour', `<table><col style="background:black"><tr><td>${secret}</td></tr></table>`],
];

/** A web page that shows “Ordinary text.” and hides. */
export function plantedWeb(markup: string): Uint8Array {
  return new TextEncoder().encode(`<!doctype html><body><p>Ordinary text.</p>${markup}</body>`);
}
