// Go 1.18 or later, without packages: go run verify.go verify SECRET ID TIMESTAMP SIGNATURES [NOW] < body
//
//	go run verify.go sign SECRET ID TIMESTAMP < body
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"time"
)

// Seconds by which the sender's clock may differ from yours.
const tolerance = 300

// sign gives the value of webhook-signature for a message that you send. body is what goes over the line, byte for byte.
func sign(secret, id, timestamp string, body []byte) (string, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}

// verify says whether we sent it, and lately. signatures is webhook-signature: after a rotation it holds two, with a space between.
func verify(secret, id, timestamp, signatures string, body []byte, now float64) bool {
	seconds, err := strconv.ParseUint(timestamp, 10, 53)
	if err != nil || math.Abs(now-float64(seconds)) > tolerance {
		return false
	}
	expected, err := sign(secret, id, timestamp, body)
	if err != nil {
		return false
	}
	for _, one := range strings.Split(signatures, " ") {
		if hmac.Equal([]byte(one), []byte(expected)) {
			return true
		}
	}
	return false
}

func main() {
	args := os.Args[1:]
	body, err := io.ReadAll(os.Stdin)
	if err != nil || len(args) < 4 {
		fmt.Fprintln(os.Stderr, "verify SECRET ID TIMESTAMP SIGNATURES [NOW] | sign SECRET ID TIMESTAMP")
		os.Exit(2)
	}
	if args[0] == "sign" {
		signature, err := sign(args[1], args[2], args[3], body)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		fmt.Println(signature)
		return
	}
	now := float64(time.Now().UnixMilli()) / 1000
	if len(args) > 5 {
		now, _ = strconv.ParseFloat(args[5], 64)
	}
	isTrue := verify(args[1], args[2], args[3], args[4], body, now)
	fmt.Println(isTrue)
	if !isTrue {
		os.Exit(1)
	}
}
