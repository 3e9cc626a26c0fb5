import type { BodyElement } from './tree.ts';

/** Ids of layouts and components, and of the note that describes external links. */
const pageIds = new Set([
  'external-link',
  'Authors',
  'Contents',
  'Latest',
  'Main',
  'Related',
  'Review',
  'Series',
  'Share-this',
  'Topics',
]);

/** Makes the ids of one body unique and keeps them apart from those that scripts and the page use. */
export class IdRegistry {
  readonly #used = new Set<string>();
  readonly #counts = new Map<string, number>();

  /**
   * Returns the id itself if it is free, else with the lowest free number after it, as `x-1`. A name
   * of the DOM gets `section-` before it.
   */
  claim(wanted: string): string {
    const base = isDomName(wanted) || pageIds.has(wanted) ? renamedId(wanted) : wanted;
    let id = base;
    let count = this.#counts.get(base) ?? 0;
    while (this.#used.has(id)) {
      count += 1;
      id = `${base}-${count}`;
    }
    this.#counts.set(base, count);
    this.#used.add(id);
    return id;
  }

  /** Claims the id that an editor gave an element, or removes it where it cannot stay. */
  keep(node: BodyElement): void {
    const { id } = node.properties;
    if (id === undefined) return;
    if (typeof id === 'string' && isPlainId(id)) node.properties.id = this.claim(id);
    else delete node.properties.id;
  }

  /** In the order they were claimed. */
  all(): string[] {
    return [...this.#used];
  }
}

/** What an id becomes that scripts or the page use. */
export function renamedId(wanted: string): string {
  return `section-${wanted}`;
}

/**
 * The id of a heading as GitHub makes it, which links in archives expect: in lower case, with letters,
 * marks, digits, `-` and `_`, a hyphen for each space and nothing else.
 */
export function headingSlug(heading: string): string {
  const slug = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  return slug === '' ? 'section' : slug;
}

/** Whether an id that an editor wrote can stay: it has no white space and nothing to escape. */
export function isPlainId(id: string): boolean {
  return id.length <= 200 && /^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_.:-]*$/u.test(id);
}

/**
 * Properties of `window`, `document` and plain objects, except those in capitals. An element with such
 * an id can shadow the property (DOM clobbering). Properties of forms alone, as `part` and `action`,
 * are free: ids shadow them only inside a form, and Markdown makes none. A test compares the list with
 * TypeScript's DOM library.
 */
const domNames = new Set(
  `
  __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ activeElement
  activeViewTransition addEventListener adoptNode adoptedStyleSheets alert alinkColor all anchors
  append appendChild applets atob baseURI bgColor blur body btoa caches cancelAnimationFrame
  cancelIdleCallback captureEvents caretPositionFromPoint caretRangeFromPoint characterSet charset
  childElementCount childNodes children clear clearInterval clearTimeout clientInformation
  cloneNode close closed compareDocumentPosition compatMode confirm constructor contains
  contentType cookie cookieStore createAttribute createAttributeNS createCDATASection
  createComment createDocumentFragment createElement createElementNS createEvent createExpression
  createImageBitmap createNSResolver createNodeIterator createProcessingInstruction createRange
  createTextNode createTreeWalker crossOriginIsolated crypto currentScript customElementRegistry
  customElements defaultView designMode devicePixelRatio dir dispatchEvent doctype document
  documentElement documentURI domain elementFromPoint elementsFromPoint embeds evaluate event
  execCommand exitFullscreen exitPictureInPicture exitPointerLock external fetch fgColor
  firstChild firstElementChild focus fonts forms fragmentDirective frameElement frames fullscreen
  fullscreenElement fullscreenEnabled getAnimations getComputedStyle getElementById
  getElementsByClassName getElementsByName getElementsByTagName getElementsByTagNameNS getRootNode
  getSelection hasChildNodes hasFocus hasOwnProperty hasStorageAccess head hidden history images
  implementation importNode indexedDB innerHeight innerWidth inputEncoding insertBefore
  isConnected isDefaultNamespace isEqualNode isPrototypeOf isSameNode isSecureContext lastChild
  lastElementChild lastModified length linkColor links localStorage location locationbar
  lookupNamespaceURI lookupPrefix matchMedia menubar moveBefore moveBy moveTo name navigation
  navigator nextSibling nodeName nodeType nodeValue normalize onabort onafterprint
  onanimationcancel onanimationend onanimationiteration onanimationstart onauxclick onbeforeinput
  onbeforematch onbeforeprint onbeforetoggle onbeforeunload onblur oncancel oncanplay
  oncanplaythrough onchange onclick onclose oncommand oncontextlost oncontextmenu
  oncontextrestored oncopy oncuechange oncut ondblclick ondevicemotion ondeviceorientation
  ondeviceorientationabsolute ondrag ondragend ondragenter ondragleave ondragover ondragstart
  ondrop ondurationchange onemptied onended onerror onfocus onformdata onfullscreenchange
  onfullscreenerror ongamepadconnected ongamepaddisconnected ongotpointercapture onhashchange
  oninput oninvalid onkeydown onkeypress onkeyup onlanguagechange onload onloadeddata
  onloadedmetadata onloadstart onlostpointercapture onmessage onmessageerror onmousedown
  onmouseenter onmouseleave onmousemove onmouseout onmouseover onmouseup onoffline ononline
  onorientationchange onpagehide onpagereveal onpageshow onpageswap onpaste onpause onplay
  onplaying onpointercancel onpointerdown onpointerenter onpointerleave onpointerlockchange
  onpointerlockerror onpointermove onpointerout onpointerover onpointerrawupdate onpointerup
  onpopstate onprogress onratechange onreadystatechange onrejectionhandled onreset onresize
  onscroll onscrollend onsecuritypolicyviolation onseeked onseeking onselect onselectionchange
  onselectstart onslotchange onstalled onstorage onsubmit onsuspend ontimeupdate ontoggle
  ontouchcancel ontouchend ontouchmove ontouchstart ontransitioncancel ontransitionend
  ontransitionrun ontransitionstart onunhandledrejection onunload onvisibilitychange
  onvolumechange onwaiting onwebkitanimationend onwebkitanimationiteration onwebkitanimationstart
  onwebkittransitionend onwheel open opener orientation origin originAgentCluster outerHeight
  outerWidth ownerDocument pageXOffset pageYOffset parent parentElement parentNode performance
  personalbar pictureInPictureElement pictureInPictureEnabled plugins pointerLockElement
  postMessage prepend previousSibling print prompt propertyIsEnumerable queryCommandEnabled
  queryCommandIndeterm queryCommandState queryCommandSupported queryCommandValue querySelector
  querySelectorAll queueMicrotask readyState referrer releaseEvents removeChild
  removeEventListener replaceChild replaceChildren reportError requestAnimationFrame
  requestIdleCallback requestStorageAccess resizeBy resizeTo rootElement scheduler screen
  screenLeft screenTop screenX screenY scripts scroll scrollBy scrollTo scrollX scrollY scrollbars
  scrollingElement self sessionStorage setInterval setTimeout speechSynthesis startViewTransition
  status statusbar stop structuredClone styleSheets textContent timeline title toLocaleString
  toString toolbar top valueOf visibilityState visualViewport vlinkColor window write writeln
`
    .trim()
    .split(/\s+/),
);

/** Whether scripts may look for a property of that name on the page. */
export function isDomName(id: string): boolean {
  return domNames.has(id) || /^[A-Z_]+$/.test(id);
}
