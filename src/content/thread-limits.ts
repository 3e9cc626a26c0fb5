/**
 * For threads that make much and keep little: room for young objects, in megabytes. Left alone, the
 * engine lets it grow to several times as much, which makes nothing faster (docs/performance.md).
 */
export const threadLimits = { maxYoungGenerationSizeMb: 24 } as const;
