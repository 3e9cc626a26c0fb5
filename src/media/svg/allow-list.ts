export const namespaces = {
  svg: 'http://www.w3.org/2000/svg',
  xlink: 'http://www.w3.org/1999/xlink',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
} as const;

/**
 * Elements that draw and do nothing else. Left out on purpose: `script`, `a`, `foreignObject`,
 * every animation, `feImage`, and elements of other namespaces.
 * Source of the names: https://www.w3.org/TR/SVG2/eltindex.html
 */
export const elements: ReadonlySet<string> = words(`
  svg g defs symbol use title desc style
  path rect circle ellipse line polyline polygon image text tspan textPath
  linearGradient radialGradient stop clipPath mask pattern marker filter
  feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB
  feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
`);

/** Attributes whose values are read as CSS would read them: a function there might load something. */
export const drawingAttributes: ReadonlySet<string> = words(`
  style transform gradientTransform patternTransform transform-origin
  x y x1 x2 y1 y2 dx dy cx cy r rx ry fx fy fr width height viewBox preserveAspectRatio
  gradientUnits spreadMethod offset patternUnits patternContentUnits clipPathUnits maskUnits
  maskContentUnits markerUnits markerWidth markerHeight refX refY orient rotate textLength
  lengthAdjust startOffset method spacing side pathLength points
  in in2 result stdDeviation type values mode operator k1 k2 k3 k4 radius tableValues slope
  intercept amplitude exponent edgeMode filterUnits primitiveUnits
  alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
  color-interpolation-filters color-rendering direction display dominant-baseline enable-background
  fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size
  font-size-adjust font-stretch font-style font-variant font-weight image-rendering isolation
  letter-spacing marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow
  paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
  stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  text-decoration text-rendering text-transform unicode-bidi vector-effect visibility white-space
  word-spacing writing-mode
`);

/** Attributes that are names or words, read by no renderer as anything else. */
export const wordAttributes: ReadonlySet<string> = words(
  'id class lang role focusable version baseProfile d media',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
