// Java 11 or later, without packages: java verify.java verify SECRET ID TIMESTAMP SIGNATURES [NOW] < body
//                                     java verify.java sign SECRET ID TIMESTAMP < body
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Verify {
    /** Seconds by which the sender's clock may differ from yours. */
    static final long TOLERANCE = 300;

    /** The value of webhook-signature for a message that you send. `body` is what goes over the line, byte for byte. */
    static String sign(String secret, String id, String timestamp, byte[] body) throws Exception {
        String key = secret.startsWith("whsec_") ? secret.substring(6) : secret;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.write(body);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    }

    /** Whether we sent it, and lately. `signatures` is webhook-signature: after a rotation it holds two, with a space between. */
    static boolean verify(String secret, String id, String timestamp, String signatures, byte[] body, double now)
            throws Exception {
        if (!timestamp.matches("[0-9]{1,15}") || Math.abs(now - Long.parseLong(timestamp)) > TOLERANCE) return false;
        byte[] expected = sign(secret, id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        for (String one : signatures.split(" "))
            if (MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), expected)) return true;
        return false;
    }

    public static void main(String[] args) throws Exception {
        byte[] body = System.in.readAllBytes();
        if (args[0].equals("sign")) {
            System.out.println(sign(args[1], args[2], args[3], body));
            return;
        }
        double now = args.length > 5 ? Double.parseDouble(args[5]) : System.currentTimeMillis() / 1000.0;
        boolean isTrue = verify(args[1], args[2], args[3], args[4], body, now);
        System.out.println(isTrue);
        System.exit(isTrue ? 0 : 1);
    }
}
