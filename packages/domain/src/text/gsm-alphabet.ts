/** The GSM 7-bit default alphabet, one septet each: 3GPP TS 23.038 §6.2.1, without the escape itself. */
export const GSM_BASIC: ReadonlySet<string> = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Its extension table, two septets each (escape and character): 3GPP TS 23.038 §6.2.1.1. */
export const GSM_EXTENSION: ReadonlySet<string> = new Set('\f^{}\\[~]|€');
