/** `n•••@example.vn`: enough to recognise one's own address, not enough to write to it. */
export function maskEmail(email: string): string {
  return `${email.slice(0, 1)}•••${email.slice(email.lastIndexOf('@'))}`;
}
