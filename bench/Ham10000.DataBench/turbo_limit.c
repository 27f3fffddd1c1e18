/* How fast libjpeg-turbo alone decodes JPEGs that are in memory already, on two cores: turbo_limit IMAGES FILE...
   Accurate DCT, smooth chroma, to RGB: what the library's own speed allows anyone who decodes with it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <jpeglib.h>

struct file { unsigned char *bytes; unsigned long length; };

static struct file load(const char *path)
{
    struct file file;
    FILE *stream = fopen(path, "rb");
    if (!stream) { perror(path); exit(1); }
    fseek(stream, 0, SEEK_END);
    file.length = (unsigned long)ftell(stream);
    rewind(stream);
    file.bytes = malloc(file.length);
    if (fread(file.bytes, 1, file.length, stream) != file.length) { perror(path); exit(1); }
    fclose(stream);
    return file;
}

static void decode(struct file file, unsigned char **pixels, size_t *room)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, file.bytes, file.length);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.dct_method = JDCT_ISLOW;
    jpeg.out_color_space = JCS_RGB;
    jpeg_start_decompress(&jpeg);
    size_t stride = (size_t)jpeg.output_width * 3, size = stride * jpeg.output_height;
    if (size > *room) { *pixels = realloc(*pixels, size); *room = size; }
    while (jpeg.output_scanline < jpeg.output_height)
    {
        JSAMPROW row = *pixels + stride * jpeg.output_scanline;
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
}

static void run(int images, struct file *files, int count)
{
    unsigned char *pixels = NULL;
    size_t room = 0;
    for (int i = 0; i < images; i++)
        decode(files[i % count], &pixels, &room);
    free(pixels);
}

static double measure(int processes, int images, struct file *files, int count)
{
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int p = 0; p < processes; p++)
        if (fork() == 0) { run(images / processes, files, count); _exit(0); }
    while (wait(NULL) > 0) { }
    clock_gettime(CLOCK_MONOTONIC, &end);
    return images / ((double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec));
}

int main(int argc, char **argv)
{
    int images = atoi(argv[1]), count = argc - 2;
    struct file *files = malloc(sizeof(struct file) * (size_t)count);
    for (int i = 0; i < count; i++)
        files[i] = load(argv[i + 2]);
    run(count, files, count);
    printf("turbo.decode.1 %.1f\n", measure(1, images / 2, files, count));
    printf("turbo.decode.2 %.1f\n", measure(2, images, files, count));
    return 0;
}
