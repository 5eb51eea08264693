/** The size of the engine's WebAssembly in bytes, unpacked: that of the pinned version. */
export const engineSize = 34_242_586;
