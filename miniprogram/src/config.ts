/** The only reader of build-time settings; Taro replaces each `process.env.X` by its text. */
export const IS_H5 = process.env.TARO_ENV === 'h5';

/** H5 is served by the server it talks to; the mini-program needs an absolute, allow-listed host. */
export const API_BASE = IS_H5 ? '' : process.env.TARO_APP_API;
