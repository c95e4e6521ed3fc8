package io.ticketledger.server.files;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * A picture that was sent, known by its content and not by what it is called, with a small one made of it.
 *
 * @param thumbnail a PNG that fits a square of {@value #THUMBNAIL} pixels
 */
public record Picture(Kind kind, byte[] content, byte[] thumbnail) {

    public static final int THUMBNAIL = 200;
    /** A file of a few kilobytes may claim to be of any size; what is larger is not decoded at all. */
    public static final long MOST_PIXELS = 25_000_000;

    /** Pictures that are being decoded take memory by their pixels, whoever sent them; so there are never many at a time. */
    private static final Semaphore DECODING = new Semaphore(2);

    public enum Kind {
        PNG("image/png", "png"), JPEG("image/jpeg", "jpg"), GIF("image/gif", "gif"), WEBP("image/webp", "webp");

        private final String mediaType;
        private final String suffix;

        Kind(String mediaType, String suffix) {
            this.mediaType = mediaType;
            this.suffix = suffix;
        }

        public String mediaType() {
            return mediaType;
        }

        /** Of a file's name, without the dot. */
        public String suffix() {
            return suffix;
        }

        static Optional<Kind> of(byte[] content) {
            if (begins(content, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) return Optional.of(PNG);
            if (begins(content, 0, 0xff, 0xd8, 0xff)) return Optional.of(JPEG);
            if (begins(content, 0, 'G', 'I', 'F', '8')) return Optional.of(GIF);
            if (begins(content, 0, 'R', 'I', 'F', 'F') && begins(content, 8, 'W', 'E', 'B', 'P')) return Optional.of(WEBP);
            return Optional.empty();
        }

        private static boolean begins(byte[] content, int at, int... with) {
            if (content.length < at + with.length) return false;
            for (int i = 0; i < with.length; i++) if ((content[at + i] & 0xff) != with[i]) return false;
            return true;
        }

        /** Not looked up among the plug-ins of whichever class loader comes first: the executable jar has several. */
        private ImageReader reader() throws IOException {
            return this == WEBP ? new WebPImageReaderSpi().createReaderInstance() : ImageIO.getImageReadersByFormatName(suffix).next();
        }
    }

    /** The bytes are no picture of a kind that is taken, or one that is too large. The sentence is for whoever sent it. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Unreadable(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** @throws Unreadable if it cannot be shown as a picture */
    public static Picture of(byte[] content) {
        Kind kind = Kind.of(content).orElseThrow(Picture::strange);
        DECODING.acquireUninterruptibly();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            ImageReader reader = kind.reader();
            try {
                reader.setInput(in, true, true);
                return new Picture(kind, content, thumbnail(reader));
            } finally {
                reader.dispose();
            }
        } catch (Unreadable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders answer broken files with whatever goes wrong first, such as an index out of bounds.
            throw strange();
        } finally {
            DECODING.release();
        }
    }

    private static byte[] thumbnail(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) throw new Unreadable("The picture has more than " + MOST_PIXELS / 1_000_000 + " million pixels.");
        ImageReadParam coarsely = reader.getDefaultReadParam();
        int every = Math.max(1, Math.min(width, height) / (2 * THUMBNAIL));
        coarsely.setSourceSubsampling(every, every, 0, 0);
        BufferedImage read = reader.read(0, coarsely);
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        Thumbnails.of(read).size(Math.min(THUMBNAIL, read.getWidth()), Math.min(THUMBNAIL, read.getHeight())).imageType(BufferedImage.TYPE_INT_ARGB).outputFormat("png").toOutputStream(small);
        return small.toByteArray();
    }

    private static Unreadable strange() {
        return new Unreadable("This is no picture that can be read. PNG, JPEG, GIF and WebP are taken.");
    }
}
