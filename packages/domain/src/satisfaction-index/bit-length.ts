/** How many binary digits a non-negative integer has; 1 for zero. By its hexadecimal text, the fastest exact way. */
export function bitLength(value: bigint): number {
  const hex = value.toString(16);
  return 4 * (hex.length - 1) + Math.max(1, 32 - Math.clz32(Number.parseInt(hex.charAt(0), 16)));
}
