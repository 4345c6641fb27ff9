// Command go-verify checks a live C2SP tlog-tiles log over HTTP with the code of Go's checksum database,
// golang.org/x/mod/sumdb: code that shares nothing with the program it judges.
package main

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight

	exitOK        = 0
	exitFailed    = 1
	exitUsage     = 2
	exitUnchecked = 3

	maxSize       = 1<<53 - 1
	maxCheckpoint = 1 << 20
	maxTile       = tileWidth * tlog.HashSize
	maxBundle     = tileWidth * (2 + 0xffff)
)

// errUnchecked wraps what kept a check from being made: neither good nor bad.
var errUnchecked = errors.New("could not check")

// board reads one log. It remembers every tile, so that all checks of a run speak of the same bytes.
type board struct {
	url, token string
	client     *http.Client
	tiles      map[string][]byte
}

type checkpoint struct {
	origin string
	tree   tlog.Tree
}

func (b *board) get(path string, limit int64) ([]byte, int, error) {
	request, err := http.NewRequest(http.MethodGet, b.url+"/"+path, nil)
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %v", errUnchecked, err)
	}
	if b.token != "" {
		request.Header.Set("Authorization", "Bearer "+b.token)
	}
	response, err := b.client.Do(request)
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %v", errUnchecked, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, response.StatusCode, fmt.Errorf("%w: %s answers %s", errUnchecked, path, response.Status)
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %s: %v", errUnchecked, path, err)
	}
	if int64(len(body)) > limit {
		return nil, 0, fmt.Errorf("%s is longer than %d bytes", path, limit)
	}
	return body, response.StatusCode, nil
}

// indexPath writes n in groups of three digits: 1234067 is x001/x234/067.
func indexPath(n int64) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	return path
}

// getWide fetches a tile or bundle of the given width. A log may drop a partial one once the full one exists.
func (b *board) getWide(path string, width int, limit int64) (body []byte, isFull bool, err error) {
	if width < tileWidth {
		body, status, err := b.get(fmt.Sprintf("%s.p/%d", path, width), limit)
		if err == nil || status != http.StatusNotFound {
			return body, false, err
		}
	}
	body, _, err = b.get(path, limit)
	return body, true, err
}

func (b *board) Height() int { return tileHeight }

func (b *board) SaveTiles([]tlog.Tile, [][]byte) {}

// ReadTiles fetches tiles by their C2SP paths, which unlike the checksum database's do not name the height.
func (b *board) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := fmt.Sprintf("tile/%d/%s", tile.L, indexPath(tile.N))
		key := fmt.Sprintf("%s.p/%d", path, tile.W)
		data, known := b.tiles[key]
		if !known {
			var isFull bool
			var err error
			if data, isFull, err = b.getWide(path, tile.W, maxTile); err != nil {
				return nil, err
			}
			want := tile.W * tlog.HashSize
			if isFull && len(data) == maxTile {
				data = data[:want]
			}
			if len(data) != want {
				return nil, fmt.Errorf("%s has %d bytes, not %d", key, len(data), want)
			}
			b.tiles[key] = data
		}
		all[i] = data
	}
	return all, nil
}

// plainReader gives hashes as the tiles hold them. Unlike tlog.TileHashReader it compares nothing with the root.
func (b *board) plainReader(size int64) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			tile := tlog.TileForIndex(tileHeight, index)
			tile.W = widthAt(tile.L, tile.N, size)
			data, err := b.ReadTiles([]tlog.Tile{tile})
			if err != nil {
				return nil, err
			}
			if hashes[i], err = tlog.HashFromTile(tile, data[0], index); err != nil {
				return nil, err
			}
		}
		return hashes, nil
	})
}

func widthAt(level int, n, size int64) int {
	width := (size >> uint(level*tileHeight)) - n*tileWidth
	if width > tileWidth {
		return tileWidth
	}
	return int(width)
}

func openCheckpoint(signed []byte, verifier note.Verifier) (checkpoint, error) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	var unknown *note.UnverifiedNoteError
	if errors.As(err, &unknown) {
		return checkpoint{}, fmt.Errorf("%w: %s did not sign it", errUnchecked, verifier.Name())
	}
	if err != nil {
		return checkpoint{}, err
	}
	parsed, err := parseCheckpoint(opened.Text)
	if err == nil && parsed.origin != verifier.Name() {
		return checkpoint{}, fmt.Errorf("it is of the log %q, not of %q", parsed.origin, verifier.Name())
	}
	return parsed, err
}

// parseCheckpoint reads the three lines of a C2SP checkpoint. tlog.ParseTree reads the checksum database's own only.
func parseCheckpoint(text string) (checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 || lines[0] == "" {
		return checkpoint{}, errors.New("its text is not origin, size, root")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || size > maxSize || strconv.FormatInt(size, 10) != lines[1] {
		return checkpoint{}, fmt.Errorf("its size %q is not a number in its one form", lines[1])
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return checkpoint{}, fmt.Errorf("its root %q is not a hash", lines[2])
	}
	parsed := checkpoint{origin: lines[0], tree: tlog.Tree{N: size}}
	copy(parsed.tree.Hash[:], root)
	return parsed, nil
}

func (b *board) checkRoot(tree tlog.Tree) error {
	if tree.N == 0 {
		return checkEmpty(tree.Hash)
	}
	root, err := tlog.TreeHash(tree.N, b.plainReader(tree.N))
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return fmt.Errorf("the tiles hash to %v, the checkpoint says %v", root, tree.Hash)
	}
	return nil
}

func checkEmpty(root tlog.Hash) error {
	// SHA-256 of nothing.
	if root.String() != "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" {
		return errors.New("the root of an empty tree is another")
	}
	return nil
}

func (b *board) checkBundle(n int64, tree tlog.Tree) error {
	width := widthAt(0, n, tree.N)
	path := "tile/entries/" + indexPath(n)
	bundle, isFull, err := b.getWide(path, width, maxBundle)
	if err != nil {
		return err
	}
	entries, err := splitBundle(bundle)
	if err != nil {
		return fmt.Errorf("%s: %v", path, err)
	}
	if isFull && len(entries) == tileWidth {
		entries = entries[:width]
	}
	if len(entries) != width {
		return fmt.Errorf("%s holds %d entries, not %d", path, len(entries), width)
	}
	indexes := make([]int64, width)
	for i := range indexes {
		indexes[i] = tlog.StoredHashIndex(0, n*tileWidth+int64(i))
	}
	// This reader proves every tile that it reads against the root.
	hashes, err := tlog.TileHashReader(tree, b).ReadHashes(indexes)
	if err != nil {
		return err
	}
	for i, entry := range entries {
		if tlog.RecordHash(entry) != hashes[i] {
			return fmt.Errorf("entry %d is not the one in the tree", n*tileWidth+int64(i))
		}
	}
	return nil
}

func splitBundle(bundle []byte) ([][]byte, error) {
	var entries [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
			return nil, errors.New("it ends inside an entry")
		}
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		entries = append(entries, bundle[2:end])
		bundle = bundle[end:]
	}
	return entries, nil
}

// sampleOf gives `sample` of the numbers below count, chosen so that the log cannot know which.
func sampleOf(count int64, sample int) ([]int64, error) {
	chosen := map[int64]bool{}
	var list []int64
	for len(list) < sample {
		n, err := rand.Int(rand.Reader, big.NewInt(count))
		if err != nil {
			return nil, fmt.Errorf("%w: %v", errUnchecked, err)
		}
		if !chosen[n.Int64()] {
			chosen[n.Int64()] = true
			list = append(list, n.Int64())
		}
	}
	return list, nil
}

// checkEntries compares the entries of `sample` bundles with the tree; of all bundles when sample is negative.
func (b *board) checkEntries(tree tlog.Tree, sample int) (string, error) {
	count := (tree.N + tileWidth - 1) / tileWidth
	if sample < 0 || int64(sample) >= count {
		for n := int64(0); n < count; n++ {
			if err := b.checkBundle(n, tree); err != nil {
				return "", err
			}
		}
		return fmt.Sprintf("all %d", tree.N), nil
	}
	chosen, err := sampleOf(count, sample)
	if err != nil {
		return "", err
	}
	for _, n := range chosen {
		if err := b.checkBundle(n, tree); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%d of %d bundles, at random", sample, count), nil
}

func (b *board) checkGrowth(old, now checkpoint) error {
	switch {
	case old.tree.N > now.tree.N:
		return fmt.Errorf("the log had %d entries and now has %d", old.tree.N, now.tree.N)
	case old.tree.N == 0:
		return checkEmpty(old.tree.Hash)
	case old.tree.N == now.tree.N:
		if old.tree.Hash != now.tree.Hash {
			return errors.New("two roots for one size")
		}
		return nil
	}
	proof, err := tlog.ProveTree(now.tree.N, old.tree.N, tlog.TileHashReader(now.tree, b))
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, now.tree.N, now.tree.Hash, old.tree.N, old.tree.Hash)
}

// say prints one line for a check, and gives the exit code that it calls for.
func say(name, detail string, err error) int {
	switch {
	case err == nil:
		fmt.Printf("ok         %-11s %s\n", name, detail)
		return exitOK
	case errors.Is(err, errUnchecked):
		fmt.Printf("unchecked  %-11s %v\n", name, err)
		return exitUnchecked
	default:
		fmt.Printf("FAILED     %-11s %v\n", name, err)
		return exitFailed
	}
}

func usage(problem string) int {
	fmt.Fprintln(os.Stderr, problem)
	flag.Usage()
	return exitUsage
}

func run() int {
	url := flag.String("url", "", "where the log is: the prefix of /checkpoint and /tile/")
	vkey := flag.String("vkey", "", "the log's verifier key: name+id+base64")
	token := flag.String("token", "", "sent as Authorization: Bearer")
	oldFile := flag.String("old", "", "an earlier checkpoint of the log, which it must have grown from")
	all := flag.Bool("all", false, "check every entry, not a random sample")
	sample := flag.Int("sample", 8, "how many bundles of 256 entries to check without -all")
	flag.Parse()
	if *url == "" || *vkey == "" || flag.NArg() > 0 || *sample < 0 {
		return usage("go-verify needs -url and -vkey")
	}
	verifier, err := note.NewVerifier(*vkey)
	if err != nil {
		return usage("-vkey: " + err.Error())
	}
	var oldNote []byte
	if *oldFile != "" {
		if oldNote, err = os.ReadFile(*oldFile); err != nil {
			return usage("-old: " + err.Error())
		}
	}
	if *all {
		*sample = -1
	}
	log := &board{
		url:    strings.TrimRight(*url, "/"),
		token:  *token,
		client: &http.Client{Timeout: time.Minute},
		tiles:  map[string][]byte{},
	}
	return log.check(verifier, oldNote, *sample)
}

func (b *board) check(verifier note.Verifier, oldNote []byte, sample int) int {
	signed, _, err := b.get("checkpoint", maxCheckpoint)
	if err != nil {
		return say("checkpoint", "", err)
	}
	now, err := openCheckpoint(signed, verifier)
	code := say("checkpoint", fmt.Sprintf("%s, %d entries", now.origin, now.tree.N), err)
	if code != exitOK {
		return code
	}
	code = say("root", now.tree.Hash.String(), b.checkRoot(now.tree))
	detail, err := b.checkEntries(now.tree, sample)
	code = worse(code, say("entries", detail, err))
	if oldNote != nil {
		old, err := openCheckpoint(oldNote, verifier)
		if err == nil {
			err = b.checkGrowth(old, now)
		}
		code = worse(code, say("consistency", fmt.Sprintf("grown from %d entries", old.tree.N), err))
	}
	return code
}

// worse gives the exit code that weighs more: failed, then unchecked, then ok.
func worse(a, b int) int {
	if a == exitFailed || b == exitFailed {
		return exitFailed
	}
	if a > b {
		return a
	}
	return b
}

func main() {
	os.Exit(run())
}
