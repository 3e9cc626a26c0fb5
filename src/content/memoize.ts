/** Memoizes `make` by key. */
export function memoize<Input, Made>(
  keyOf: (input: Input) => unknown,
  make: (input: Input) => Made,
): (input: Input) => Made {
  const made = new Map<unknown, Made>();
  return (input) => {
    const key = keyOf(input);
    const known = made.get(key);
    if (known !== undefined || made.has(key)) return known as Made;
    const fresh = make(input);
    made.set(key, fresh);
    return fresh;
  };
}

/** Calls `make` at the first call, and returns its result from then on. */
export function lazy<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}
