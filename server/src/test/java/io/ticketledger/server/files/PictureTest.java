package io.ticketledger.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.server.files.Picture.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    @ParameterizedTest
    @CsvSource({"png,PNG,image/png", "jpg,JPEG,image/jpeg", "gif,GIF,image/gif"})
    void what_it_is_its_content_says(String format, Kind kind, String mediaType) throws IOException {
        byte[] content = drawn(640, 320, format);
        Picture picture = Picture.of(content);
        assertThat(picture.kind()).isEqualTo(kind);
        assertThat(picture.kind().mediaType()).isEqualTo(mediaType);
        assertThat(picture.content()).isEqualTo(content);
        assertThat(shown(picture.thumbnail())).extracting(BufferedImage::getWidth, BufferedImage::getHeight).containsExactly(200, 100);
    }

    @Test
    void webp_is_read_too() throws IOException {
        byte[] onePixel = Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=");
        Picture picture = Picture.of(onePixel);
        assertThat(picture.kind()).isEqualTo(Kind.WEBP);
        assertThat(shown(picture.thumbnail()).getWidth()).isEqualTo(1);
    }

    @Test
    void a_small_picture_is_not_made_larger_and_a_thin_one_does_not_vanish() throws IOException {
        assertThat(shown(Picture.of(drawn(40, 30, "png")).thumbnail())).extracting(BufferedImage::getWidth, BufferedImage::getHeight).containsExactly(40, 30);
        assertThat(shown(Picture.of(drawn(5_000, 2, "png")).thumbnail())).extracting(BufferedImage::getWidth, BufferedImage::getHeight).containsExactly(200, 1);
    }

    @Test
    void what_claims_to_be_huge_is_not_decoded() throws IOException {
        byte[] content = drawn(10, 10, "png");
        ByteBuffer header = ByteBuffer.wrap(content);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(content, 12, 17);
        header.putInt(29, (int) sum.getValue());
        assertThatThrownBy(() -> Picture.of(content)).isInstanceOf(Picture.Unreadable.class).hasMessageContaining("25 million pixels");
    }

    @Test
    void what_is_no_picture_or_a_broken_one_is_refused() throws IOException {
        byte[] half = drawn(300, 300, "jpg");
        assertThatThrownBy(() -> Picture.of("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Picture.Unreadable.class);
        assertThatThrownBy(() -> Picture.of(new byte[0])).isInstanceOf(Picture.Unreadable.class);
        assertThatThrownBy(() -> Picture.of(Arrays.copyOf(half, 20))).isInstanceOf(Picture.Unreadable.class);
        assertThatThrownBy(() -> Picture.of("GIF89a and nothing more".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Picture.Unreadable.class);
    }

    private static byte[] drawn(int width, int height, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out)).isTrue();
        return out.toByteArray();
    }

    private static BufferedImage shown(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
