import java.io.FileInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds each PDF against PDF/UA-1 and PDF/A-3a with veraPDF, and names each rule that fails once, with its first place. */
public class VeraCheck {
  private static final String[] STANDARDS = {"ua1", "3a"};

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean failed = false;
    for (String file : files) {
      for (String standard : STANDARDS) {
        failed |= !passes(file, PDFAFlavour.fromString(standard));
      }
    }
    System.exit(failed ? 1 : 0);
  }

  private static boolean passes(String file, PDFAFlavour standard) throws Exception {
    try (FileInputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, standard);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.printf("%s %s %s, %d checks%n", result.isCompliant() ? "PASS" : "FAIL", standard, file, result.getTotalAssertions());
      Map<String, String> first = new LinkedHashMap<>();
      for (TestAssertion test : result.getTestAssertions()) {
        if (test.getStatus() != TestAssertion.Status.PASSED) {
          first.putIfAbsent(
              test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber(),
              test.getMessage() + " @ " + test.getLocation().getContext());
        }
      }
      first.forEach((rule, where) -> System.out.println("  " + rule + ": " + where));
      return result.isCompliant();
    }
  }
}
