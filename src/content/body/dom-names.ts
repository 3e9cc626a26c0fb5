/**
 * Names of the properties of `window`, `document` and plain objects, but those in capitals. An element
 * whose id is one of them can stand in a script's way (DOM clobbering), so no id of a body may be.
 * Those that a form alone has, as `part` and `action`, are free: an id takes their place only inside
 * a form, and Markdown makes none. A test holds the list against TypeScript's DOM library.
 */
const names = `
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
`;

const known = new Set(names.trim().split(/\s+/));

/** Whether scripts may look for a property of that name on the page. */
export function isDomName(id: string): boolean {
  return known.has(id) || /^[A-Z_]+$/.test(id);
}
