export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'svg';

/** What is known of a picture file that may be published. */
export interface PictureFacts {
  /** SHA-256 of the file's bytes, hexadecimal. */
  digest: string;
  format: PictureFormat;
  /** Pixels as shown, after the camera's orientation is applied. */
  width: number;
  height: number;
  /** Whether something behind the picture would show through it; always so for SVG. */
  alpha: boolean;
  /** Whether it has more than one frame. */
  animated: boolean;
  /**
   * A `data:` address of a tiny version, at most 400 characters; empty for a picture that lets its
   * background through, behind which it would stay visible.
   */
  placeholder: string;
}

/** Why a picture file may not be published; both sentences without a full stop. */
export interface PictureFault {
  message: string;
  hint: string;
}

/** One file made from a picture. Its name changes whenever its bytes would. */
export interface PictureVariant {
  /** SHA-256 of the bytes it is made from, hexadecimal. */
  source: string;
  format: PictureFormat;
  width: number;
  height: number;
  /** Path below the output folder, as `_media/name-0123456789ab-800.avif`. */
  file: string;
}
